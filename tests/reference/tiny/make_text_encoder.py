"""The tiny CLIP text encoder."""

from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from tiny.spread import spread


def make_text_encoder(seed: int, tokenizer: CLIPTokenizer) -> CLIPTextModel:
    model = CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=32,
            intermediate_size=128,
            num_hidden_layers=3,
            num_attention_heads=4,
            max_position_embeddings=77,
            projection_dim=32,
            hidden_act="quick_gelu",
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )
    spread(model, seed)
    return model.eval()

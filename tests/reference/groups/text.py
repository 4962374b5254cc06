"""Tokeniser ids, and hidden states in both layouts."""

import json

from transformers import CLIPTokenizerFast

from golden_file import FOLDER, write_golden
from method.text_conditioning import RELIGHT_NEGATIVE, RELIGHT_SUFFIX, chunked, chunked_pair, chunks, truncated
from tiny.load_models import Models
from tiny.words import TEXT

LONG = " ".join(TEXT.split()[:170])
STRINGS = (
    "",
    " ",
    "a",
    "A woman in a red coat",
    "a WOMAN in a Red Coat",
    "  leading and   inner\tspaces \n and lines\n",
    "warm light from the left, best quality",
    "bad quality, worse quality",
    RELIGHT_NEGATIVE,
    "sunlight!!!",
    "wait... what?!",
    "it's the photographer's light",
    "they'll say we've seen it, I'm sure you'd agree, don't you're",
    "IT'S DON'T WE'LL",
    "1987",
    "35mm f/1.8 4k 8K",
    "3.14159, 42; 100%",
    "sci-fi RGB glowing, studio_lighting",
    "(masterpiece:1.2), [soft] {light}",
    "#hashtag @name $5 & more",
    "a/b\\c|d~e^f`g",
    'quotes "double" and \'single\'',
    "café au lait",
    "Ünïcödé straße",
    "ÀÉÎÕÜ",
    "naïve façade, piñata",
    "свет слева",
    "φως από αριστερά",
    "😀 light 🌅",
    "em—dash and en–dash, ellipsis…",
    "½ of ² and ³",
    "zero\u00a0break space",
    "supercalifragilisticexpialidocious",
    "xqzjkvw",
    "neon,neon,neon",
    "light" * 12,
    "<|startoftext|>",
    "light <|endoftext|> dark",
    "<|not a token|>",
    "tab\tand\nnewline\r\nmixed",
    "日本語の光",
    LONG,
)
PROMPTS = (
    "",
    "a woman at the window, warm light from the left",
    "Neon light, wet street; it's 1987!",
    LONG,
)


def make_tokenizer(models: Models) -> None:
    """`ids`: without start and end, as both of transformers' tokenisers give them; where those differ, both are kept."""
    folder = FOLDER / "models" / "realistic-vision-v51" / "tokenizer"
    fast = CLIPTokenizerFast(str(folder / "vocab.json"), str(folder / "merges.txt"), model_max_length=77)
    entries = []
    for text in STRINGS:
        ids = models.tokenizer(text, add_special_tokens=False, truncation=False, verbose=False).input_ids
        truncated_ids = models.tokenizer(text, padding="max_length", max_length=77, truncation=True).input_ids
        entry = {"text": text, "ids": ids, "truncated": truncated_ids, "chunks": chunks(models, text)}
        other = fast(text, add_special_tokens=False, truncation=False, verbose=False).input_ids
        entries.append(entry if other == ids else {**entry, "fastIds": other})
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    (FOLDER / "tokenizer.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def make_text(models: Models) -> None:
    make_tokenizer(models)
    tensors = {}
    for number, prompt in enumerate(PROMPTS):
        tensors[f"{number}.truncated"] = truncated(models, prompt)[0]
        tensors[f"{number}.chunked"] = chunked(models, prompt)[0]
    pair = chunked_pair(models, RELIGHT_NEGATIVE, LONG + RELIGHT_SUFFIX)
    tensors["pair.negative"], tensors["pair.positive"] = pair
    write_golden("text", tensors, {"prompts": PROMPTS, "pair": {"negative": RELIGHT_NEGATIVE, "positive": LONG + RELIGHT_SUFFIX}})

"""A tiny tokeniser in CLIP's file format: byte-level BPE with `</w>`, learnt from words.py.

`vocab.json` holds, as CLIP's does, the 256 byte symbols, the same with `</w>`, one entry per merge, and the two special
tokens last; `merges.txt` opens with a version line. Byte symbols and the word pattern are those of transformers' CLIPTokenizer.
"""

import json
from collections import Counter
from pathlib import Path

import regex
from transformers import CLIPTokenizer
from transformers.models.clip.tokenization_clip import bytes_to_unicode

from tiny.words import TEXT

MERGES = 600
WORDS = regex.compile(r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+")


def learn_merges(text: str, count: int) -> list[tuple[str, str]]:
    """The `count` most frequent neighbours, one at a time; ties go to the smaller pair."""
    symbols = bytes_to_unicode()
    words = Counter()
    for word in WORDS.findall(text.lower()):
        letters = [symbols[byte] for byte in word.encode("utf-8")]
        words[tuple(letters[:-1]) + (letters[-1] + "</w>",)] += 1
    merges = []
    while len(merges) < count:
        pairs = Counter()
        for word, times in words.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += times
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        joined = Counter()
        for word, times in words.items():
            joined[join(word, best)] += times
        words = joined
    return merges


def join(word: tuple[str, ...], pair: tuple[str, str]) -> tuple[str, ...]:
    """`word` with every occurrence of `pair` as one symbol."""
    out, at = [], 0
    while at < len(word):
        if word[at : at + 2] == pair:
            out.append(pair[0] + pair[1])
            at += 2
        else:
            out.append(word[at])
            at += 1
    return tuple(out)


def write_tokenizer(folder: Path) -> CLIPTokenizer:
    """Writes vocab.json and merges.txt, and returns transformers' tokeniser read back from them."""
    folder.mkdir(parents=True, exist_ok=True)
    merges = learn_merges(TEXT, MERGES)
    byte_symbols = list(bytes_to_unicode().values())
    entries = byte_symbols + [symbol + "</w>" for symbol in byte_symbols]
    entries += ["".join(pair) for pair in merges] + ["<|startoftext|>", "<|endoftext|>"]
    if len(set(entries)) != len(entries):
        raise ValueError("two merges give the same symbol")
    vocab = {entry: number for number, entry in enumerate(entries)}
    (folder / "vocab.json").write_text(json.dumps(vocab, ensure_ascii=False), encoding="utf-8")
    lines = ["#version: 0.2"] + [" ".join(pair) for pair in merges]
    (folder / "merges.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_tokenizer(folder)


def read_tokenizer(folder: Path) -> CLIPTokenizer:
    return CLIPTokenizer(str(folder / "vocab.json"), str(folder / "merges.txt"), model_max_length=77)

"""Transcripts: Markdown that reads as documentation and replays into itself.

In: the text of a transcript and a bot. Out: what was expected, what was said, how they differ,
and the text with new output accepted. Reads and writes no files, prints nothing.
"""

from bot.transcript.accept import accept
from bot.transcript.asking import ALL, SET, Standing, read_day, read_sources, say, tell_set
from bot.transcript.diff import show_difference
from bot.transcript.errors import SettingError, TranscriptError
from bot.transcript.model import Exchange, Result, Talk, Transcript
from bot.transcript.parse import has_talk, parse_transcript
from bot.transcript.replay import replay, replay_all
from bot.transcript.write import write_transcript

__all__ = [
    "ALL",
    "SET",
    "Exchange",
    "Result",
    "SettingError",
    "Standing",
    "Talk",
    "Transcript",
    "TranscriptError",
    "accept",
    "has_talk",
    "parse_transcript",
    "read_day",
    "read_sources",
    "replay",
    "replay_all",
    "say",
    "show_difference",
    "tell_set",
    "write_transcript",
]

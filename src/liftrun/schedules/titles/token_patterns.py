"""The pattern of all tokens of a title; the first that fits at a place counts, so their order matters."""

from __future__ import annotations

import re

from liftrun.schedules.titles.folded_text import FAR, HOURS, MINUTES, NUMBER, SECONDS

_TO = r"(?:-|\bto\b|\bor\b|\bbis\b|\ba\b)"
_RACE = rf"(?:{NUMBER}\s*-?\s*(?:km|k)|[12]?\s*mile)"
_RACE_TO = rf"(?:{_RACE}|(?:half\s+)?marathon|hm|mp)"
_HOUR = (
    rf"(?:\d{{1,2}}\s*:\s*[0-5]\d\s*{HOURS}"
    rf"|\d{{1,2}}(?:[.,]\d{{1,2}})?\s*{HOURS}(?:[0-5]\d(?!\d)|\s*[0-5]?\d\s*(?:{MINUTES}|m\b)|\s+[0-5]?\d(?!\S)|(?!\d)))"
)
TOKEN = re.compile(
    rf"""
    (?P<heart>(?:\b(?:at|below|under|unter|sub)\s+)?(?:\bhr\s*)?[<>]?\s*\d{{2,3}}(?:\s*-\s*\d{{2,3}})?\s*bpm\b
        |(?:\bat\s+)?\bhr\s*[<>:]?\s*\d{{2,3}}(?:\s*-\s*\d{{2,3}})?\b
        |(?:\bat\s+)?\d{{2,3}}(?:\s*-\s*\d{{2,3}})?\s*%(?:\s*(?:of\s+)?(?:hr\s*max|hrmax|max\s*hr|hr|max|effort|vma|mas|ftp|1rm))?
        |\brpe\s*\d+(?:\s*-\s*\d+)?|\brir\s*\d)
    |(?P<pace>(?:\bat\s+)?\d{{1,2}}:\d\d(?:\s*-\s*\d{{1,2}}:\d\d)?\s*(?:(?:min\s*)?/\s*(?:miles?|mi|km|k)\b|(?:min\s+)?pace\b)
        |\bin\s+\d{{1,2}}:[0-5]\d(?::[0-5]\d)?(?![\d:])
        |(?:\bminus\b|\bplus\b|[-+])\s*\d+\s*(?:{SECONDS})(?:\s*(?:/|\bper\b)\s*(?:mile|mi|km|k)\b)?)
    |(?P<race_pace>(?:\bat\s+)?{_RACE}(?:\s*{_TO}\s*{_RACE_TO})?\s*(?:race\s+)?(?:pace|effort)\b
        |\bat\s+{_RACE}(?:\s*{_TO}\s*{_RACE})?(?!\s*[a-z\d]))
    |(?P<zone>(?:\bat\s+|\bin\s+)?\b(?:z|zone\s*)(?P<zone_low>[1-5])\b(?:\s*-\s*(?:z|zone\s*)?(?P<zone_high>[1-5])\b)?)
    |(?P<ratio>\b\d:\d(?!\d))
    |(?P<length>{_HOUR}(?:\s*{_TO}\s*{_HOUR})?)
    |(?P<clock>\b\d{{1,2}}:[0-5]\d(?::[0-5]\d)?(?:\s*[ap]m\b)?(?![\d:]))
    |(?P<on_off>(?:\b\d{{1,2}}\s*x\s*)?\b(?:15|20|30|40|45|60)\s*/\s*(?:15|20|30|40|45|60)s?\b(?!\s*(?:{FAR}|{MINUTES})))
    |(?P<ladder>\b\d{{1,4}}(?:\s*-\s*\d{{1,4}}){{2,}}(?:\s*(?:{FAR}|{MINUTES}))?)
    |(?P<repeats>(?:(?P<times_low>\d{{1,2}})\s*-\s*)?(?P<times>\d{{1,3}})\s*x\s*(?P<each>{NUMBER})(?:\s*-\s*{NUMBER})?\s*-?\s*
        (?:(?P<each_far>{FAR})|(?P<each_minutes>{MINUTES})|(?P<each_seconds>{SECONDS})))
    |(?P<metre_repeats>(?:(?P<few>\d{{1,2}})\s*-\s*)?(?P<many>\d{{1,2}})\s*x\s*(?P<metres>[1-9]\d{{1,2}}[05])(?![\d.,]*[a-z%]))
    |(?P<sets>\b\d{{1,2}}\s*x\s*\d{{1,2}}(?:\s*-\s*\d{{1,2}})?(?![\d.,]*\s*(?:x|%))|\b\d/\d/\d\b)
    |(?P<times_of>\b(?:\d{{1,2}}\s*-\s*)?(?P<multiplier>\d{{1,2}})\s*(?:x\s*|sets?\s+of\s+)(?=[a-z(\d]))
    |(?P<times_after>\b(?:x|repeat)\s*(?P<multiplied>\d{{1,2}})\b(?:\s*(?:times|x)\b)?)
    |(?P<metres_each>(?:\b|(?<=yasso\ )|(?<=yassos\ ))(?P<one>[1-9]\d{{1,2}}0)s\b
        |(?<=yasso\ )(?P<yasso>800)\b|\bmile\s+(?=rep))
    |(?P<minutes>(?P<from_minutes>\d{{1,3}})(?:\s*{MINUTES})?(?:\s*{_TO}\s*(?P<to_minutes>\d{{1,3}}))?\s*-?\s*{MINUTES})
    |(?P<seconds>\d{{1,3}}\s*-?\s*{SECONDS})
    |(?P<distance>(?P<from_far>{NUMBER})(?:\s*(?P<from_unit>{FAR})(?!\s*/))?(?:\s*(?:{_TO}|/)\s*(?P<to_far>{NUMBER}))?
        \s*-?\s*(?P<unit>{FAR}))
    |(?P<number>\d+(?:\.\d+)?(?![a-z0-9.]))
    |(?P<word>[a-z][a-z0-9]*(?:'[a-z]+)?|&)
    |(?P<joint>->|→|[+/,;|])
    |(?P<open>[(\[])
    |(?P<close>[)\]])
    |(?P<blank>[\s:.·•!*_\#-]+)
    |(?P<other>.)
    """,
    re.VERBOSE,
)

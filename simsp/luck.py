"""Luck: every random number is a function of seed, migrant, month and decision, and of nothing else.

So a policy that adds a decision, or people at the end of the list, moves nobody else's luck. The generator is
the splitmix64 finaliser used as a keyed hash; its uniformity and independence are tested over all four keys.
"""

from enum import IntEnum

import numpy as np

from simsp.compiled import compiled, step

_GOLD = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_S27, _S30, _S31, _S32 = (np.uint64(shift) for shift in (27, 30, 31, 32))
PER_MONTH = 256


class Decision(IntEnum):
    """The register of decisions. A number is never reused: it is part of every key."""

    NATIONALITY = 0
    SEX = 1
    AGE = 2
    CHANNEL = 3
    SECTOR = 4
    REGION = 5
    LIFETIME = 6
    WAGE = 7
    STAY_SO_FAR = 8
    INSURED_BEFORE = 9
    NGO = 10
    HEALTH_RISK = 11
    PLANS = 12
    REGULARISE = 13
    LAPSE = 14
    BORDER_PASS = 15
    DISMISSED = 16
    RESIGNED = 17
    HIRED = 18
    EMPLOYER = 19
    EXCLUDED_JOB = 20
    LOW_PAY = 21
    RECORD_SPLIT = 23
    REGION_MOVE = 24
    EMPLOYER_CHANGE = 25
    LAID_OFF = 26
    OUTPATIENT = 27
    LONG_SICKNESS = 28
    BIRTH = 29
    INJURY = 30
    INVALID = 31
    INVALID_SEVERE = 32
    CHILD_HOME = 33
    CHILD_STAYS = 34
    PAPER_PROOF = 35
    LEARNS = 37
    FADES = 39
    TOLD = 40
    FILES = 41
    GIVES_UP = 42
    HELPED = 43
    FILING_DAY = 44
    REPORT_MISSED = 45
    RETURN = 46
    EXODUS = 47
    COMES_BACK = 48
    BACK_MONTH = 49
    EXIT_CLAIM = 50
    MOU_END = 51
    JOIN = 52
    TRUST = 53
    HEIRS = 54
    INITIAL_BRANCH = 56
    BACK_AFTER_EXODUS = 57
    EMPLOYER_PAPER = 59
    LATE_REASON = 60
    TAIL_REFUSED = 61
    TRAVELS = 62
    REFILES = 63
    ACCEPTED = 64  # + right: one decision a right, up to 64 + 12
    JOBLESS_RETURN = 76
    PROCESSING = 77
    RETURN_SPLIT = 78
    FORGETS = 79
    CASH = 80  # + right
    CHILD_ABROAD = 92
    PAPERS_BLOCK = 96  # + right
    ACCEPTED_AGAIN = 108  # + right
    EMBASSY_LAPSE = 128
    EMBASSY_NEEDED = 129
    VERIFIED = 130
    PERMIT_LOST = 131
    MOU_BREAK = 132
    ARRESTED = 133
    BACK_AFTER_ARREST = 134
    RECEIPT_REFUSED = 135
    INSPECTED = 150  # of an employer, as the next
    DETECTED = 151
    PETITION = 152
    NGO_EVENT = 153
    CAMPAIGN = 154
    TOPIC = 155
    CO_WORKER = 156
    BRIEFED = 157
    SPEAKS_THAI = 158
    INTERPRETER = 159
    TREATED = 160
    HEIRS_HOME = 161
    SAVINGS = 162
    ELSEWHERE = 163
    BILL = 164
    HOSPITAL = 165
    HOME_INSURED = 166
    PAYS_AT_HOME = 167
    EMBASSY_PAPER = 168
    NEW_PASSPORT = 169
    MARRIAGE_PAPER = 170
    PROVINCE = 171
    SENT_AWAY = 176  # + document


@step
def _mix(bits):  # type: ignore[no-untyped-def]
    bits = (bits ^ (bits >> _S30)) * _FIRST
    bits = (bits ^ (bits >> _S27)) * _SECOND
    return bits ^ (bits >> _S31)


@compiled
def key_of(seed, person):  # type: ignore[no-untyped-def]
    """The key of one migrant (or employer) under one seed, uint64."""
    return _mix(_mix(np.uint64(seed) + _GOLD) ^ (np.uint64(person) * _GOLD + _SECOND))


@step
def draw(key, month, decision):  # type: ignore[no-untyped-def]
    """A uniform uint32 for one decision of one migrant in one month; happens if it is below a threshold."""
    return np.int64(_mix(key + np.uint64(month * PER_MONTH + decision) * _GOLD) >> _S32)


@compiled
def pick(luck, cumulative):  # type: ignore[no-untyped-def]
    """Index of the class that a draw falls into; `cumulative` are rising thresholds up to 2**32."""
    index = 0
    while index < len(cumulative) - 1 and luck >= cumulative[index]:
        index += 1
    return index

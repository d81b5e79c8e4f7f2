"""The papers that each claim asks for: one row a document, who issues it, and how often it is missing.

Each is one more paper for which a clerk may send the claimant away; those from an embassy or from home cost a journey.
"""

from typing import NamedTuple

import numpy as np

from simsp.world.rights import RIGHTS, Right

_BIRTH = (Right.CHILDBIRTH_GRANT, Right.ANTENATAL, Right.MATERNITY_LEAVE)
_CASH = tuple(right for right in Right if right is not Right.HEALTH_CARE)
_OLD_AGE = (Right.OLD_AGE_PENSION, Right.OLD_AGE_LUMP_SUM)


class Document(NamedTuple):
    """One paper; `missing` is the public value that says how often it is not there, '' where nothing is known."""

    name: str
    rights: tuple[Right, ...]
    asked_of: str  # all | men | heirs | workers
    issued_by: str
    missing: str
    source: str

    @property
    def from_abroad(self) -> bool:
        """Whether an embassy or an office at home issues it."""
        return self.issued_by in ("embassy", "home district")


DOCUMENTS = (
    Document(
        "passport and work permit", _CASH, "workers", "immigration and employment offices",
        "practice.expired_papers_block", "S2 (list of the Social Security Office)",
    ),
    Document(
        "copies of every passport used since enrolment", _CASH, "workers", "the worker",
        "", "general practice of the office, grade B",
    ),
    Document("own bank book in the name on record", _CASH, "all", "a bank in Thailand",
             "practice.identity_mismatch", "S2; voacambodia.com"),
    Document("claim form in Thai or English", _CASH, "all", "the office", "", "S2"),
    Document("birth certificate", (*_BIRTH, Right.CHILD_ALLOWANCE), "all", "hospital and district office",
             "practice.birth_certificate_missing", "S2"),
    Document("marriage certificate or proof of paternity", (*_BIRTH, Right.CHILD_ALLOWANCE), "men", "home district",
             "practice.marriage_paper_missing", "S2"),
    Document("medical certificate", (Right.SICKNESS_CASH, Right.INVALIDITY_PENSION), "all", "a hospital",
             "", "SSA s.64, 71"),
    Document("reason for leaving from the employer", (Right.UNEMPLOYMENT,), "workers", "the employer",
             "practice.employer_paper_missing", "S2"),
    Document("registration with the job office, online, and monthly report", (Right.UNEMPLOYMENT,), "workers",
             "the employment office", "", "bangkokpost 3061012; S2"),
    Document("death certificate", (Right.FUNERAL_GRANT, Right.SURVIVORS_GRANT, *_OLD_AGE), "heirs",
             "a district office", "", "S2"),
    Document("proof of heirs, certified", (Right.FUNERAL_GRANT, Right.SURVIVORS_GRANT, *_OLD_AGE), "heirs",
             "embassy", "practice.heir_proof_missing", "S2"),
)  # fmt: skip


def _asked(of: tuple[str, ...], abroad: bool = False) -> np.ndarray:
    """How many documents each right asks of somebody."""
    rows = [one for one in DOCUMENTS if one.asked_of in of and (one.from_abroad or not abroad)]
    return np.array([sum(right in one.rights for one in rows) for right in range(len(RIGHTS))], np.int64)


# Number of documents by claimant (woman, man, heirs) and right; and of those that an embassy or home issues.
_OF = (("all", "workers"), ("all", "workers", "men"), ("all", "heirs"))
ASKED = np.array([_asked(of) for of in _OF])
FROM_ABROAD = np.array([_asked(of, abroad=True) for of in _OF])

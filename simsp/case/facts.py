"""The facts of a case that practice looks at, gate by gate and month by month."""

from simsp.case.grammar import GATES
from simsp.case.history import Event, Spell
from simsp.case.rights import KNOWN_AS, Right
from simsp.case.state import Life
from simsp.case.values import OfMonth, position
from simsp.parameters import DIMENSIONS

ALL = 2**32  # the threshold of a chance that is certain
BY_RECORD = GATES[:3]
_ASKED_FOR_PROOF = ("childbirth_grant", "antenatal", "maternity_leave", "child_allowance")


class Facts:
    """The facts of one case that practice looks at."""

    def __init__(self, life: Life) -> None:
        self.life, self.case, self.person = life, life.case, life.case.person
        self.petition = life.case.month_of("petition_s37")

    def law(self, month: int) -> OfMonth:
        """The values of a month."""
        return self.life.rules.on(month)

    def is_open(self, gate: str, month: int) -> bool:
        """Whether somebody's help, or a petition, has opened a gate by then."""
        if gate in BY_RECORD[:2] and self.petition is not None and self.petition <= month:
            return True
        helped = self.case.events_named("helped_by")
        return any(event.month <= month and event.keys.get("opens") == gate for event in helped)

    def may_petition(self, deadline: int) -> bool:
        """Whether a petition to be registered (s.37) can still bring a right: alive, and before its deadline."""
        died = self.case.month_of("dies")
        return died is None and self.case.as_of < deadline

    def papers_valid(self, month: int) -> bool:
        """Whether passport and permit are in order."""
        until = self.person.papers_valid_until
        valid, since = until is None or month <= until, None
        for event in self.case.events:
            if event.month <= month and event.name in ("papers_lapse", "papers_renewed"):
                valid, since = event.name == "papers_renewed", event.month
        last = self.last_spell(month)
        if last is not None and last.status == "undocumented" and (since is None or since <= last.last):
            return False
        return valid

    def last_spell(self, month: int) -> Spell | None:
        """The latest row that has begun by a month."""
        begun = [spell for spell in self.case.history if spell.first <= month]
        # of several at a time, the one with the weakest papers: how a file cuts its rows must not matter
        return max(
            begun, key=lambda spell: (min(spell.last, month), position("status", spell.status)), default=None
        )

    def last_status(self, month: int) -> str:
        """The immigration status of the latest row that has begun."""
        last = self.last_spell(month)
        return last.status if last else ""

    def _latest(self, month: int, begins: str, ends: str) -> bool:
        """Whether of two opposite events the first is the later one."""
        on = False
        for event in self.case.events:
            if event.month <= month and event.name in (begins, ends):
                on = event.name == begins
        return on

    def knows(self, right: Right, month: int) -> bool:
        """Whether the claimant knows of the branch."""
        if right.heirs:
            return self.person.heirs.know or self.law(month).practice.heirs_unaware <= 0
        branch = KNOWN_AS[right.kind]
        if (
            self.law(month).claims.knows[DIMENSIONS["branch"].index(branch)] >= ALL
            or branch in self.person.knows
        ):
            return True
        return any(event.month <= month and branch in event.keys["of"] for event in self._events("learns"))

    def _events(self, name: str) -> list[Event]:
        return list(self.case.events_named(name))

    def claims(self, right: Right) -> list[Event]:
        """Claims of this right that the file tells of, from the month it arose."""
        return [
            event for event in self._events("claims")
            if event.keys["right"] == right.kind and event.month >= right.month
        ]  # fmt: skip

    def place_open(self, right: Right, month: int) -> bool:
        """In Thailand, or through a channel from abroad; heirs have the embassy."""
        came = any(event.month == month and event.keys["from"] == "thailand" for event in self.claims(right))
        free = not self.law(month).practice.no_channel_from_abroad
        return free or came or right.heirs or self.case.in_thailand(month)

    def papers_open(self, right: Right, month: int) -> bool:
        """Whether every paper that practice asks for can be shown."""
        practice, person = self.law(month).practice, self.person
        if practice.expired_papers_block > 0 and not right.heirs and not self.papers_valid(month):
            return False
        if right.kind in _ASKED_FOR_PROOF:
            proved = any(event.month <= month for event in self._events("paternity_proved"))
            is_father = person.sex == "male" and practice.marriage_paper_missing > 0
            if is_father and not (person.marriage_certificate or proved):
                return False
            return person.birth_certificate or practice.birth_certificate_missing <= 0
        if right.kind == "unemployment" and right.dismissed:
            return right.employer_paper or practice.employer_paper_missing <= 0
        return True

    def is_refused(self, right: Right, claimed: int) -> bool:
        """Whether the office refuses the claim, as the file tells; an office that follows the law does not."""
        if self.law(claimed).claims.refused_otherwise == 0:
            return False
        refused = [event.month for event in self._events("refused") if event.keys["right"] == right.kind]
        later = [
            other.month
            for other in self.life.rights
            if other.kind == right.kind and other.month > right.month
        ]
        return any(claimed <= month < min(later, default=month + 1) for month in refused)

    def cash_open(self, right: Right, month: int) -> bool:
        """Whether approved money reaches the claimant: same identity as on record, and a Thai bank account.

        Of the heirs' identity and account a file tells nothing.
        """
        if right.heirs or self.is_open("cash_reached", month):
            return True
        practice = self.law(month).practice
        changed = self._latest(month, "identity_changed", "identity_corrected")
        if changed and practice.identity_mismatch > 0:
            return False
        return self.person.bank_account or not practice.no_payment_abroad

    def open_at_claim(self, right: Right, month: int) -> dict[str, bool]:
        """The three gates before an office: knowledge, place, papers."""
        asked = {
            "knows": self.knows(right, month),
            "in_thailand_or_channel": self.place_open(right, month),
            "papers": self.papers_open(right, month),
        }
        return {gate: is_open or self.is_open(gate, month) for gate, is_open in asked.items()}

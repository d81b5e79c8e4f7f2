"""What can happen to a migrant in a month, as bits: the steps hand them to `notice`."""

VISIT = 1
LONG_SICKNESS = 2
BIRTH = 4
INJURY = 8
INVALID = 16
DIED = 32
DISMISSED = 64
RESIGNED = 128
CLOSED = 256
PENSION_AGE = 512
JOB_LOST = DISMISSED | RESIGNED | CLOSED

"""From ranges to draws: which unknown assumptions agree with what is known (`simsp calibrate`)."""

"""Who lives in the model: migrants, employers, offices, and what is known about the times they live in."""

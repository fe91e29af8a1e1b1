"""What is stale, and why; making it; writing it whole; and the manifest that says what was made from what."""

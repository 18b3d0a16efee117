"""From verdict to advice: what can be done about a finding, and until when."""

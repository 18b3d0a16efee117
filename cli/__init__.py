"""The command line of bvrules: bvcheck."""

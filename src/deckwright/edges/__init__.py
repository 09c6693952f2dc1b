"""The world outside: files, packages, clocks. Does what it is told and takes no decisions."""

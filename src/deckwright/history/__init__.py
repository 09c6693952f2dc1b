"""What earlier builds shipped, so that the next one changes nothing that the author did not change."""

"""People one keeps in touch with: current ones first, then year by year backwards."""

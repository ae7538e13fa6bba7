"""What a municipality says about its own platform: name, logo, texts and pages. No content of residents."""

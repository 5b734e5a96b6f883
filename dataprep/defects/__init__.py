"""Static defects: rules, and the engines that find them in texts."""

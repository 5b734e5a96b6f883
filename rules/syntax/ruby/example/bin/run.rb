require File.join(__dir__, "..", "lib", "shop")

require "test_helper"
require "minitest/autorun"

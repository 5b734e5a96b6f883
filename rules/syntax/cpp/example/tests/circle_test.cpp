#include <gtest/gtest.h>
#include <harness.hpp>
#include "src/circle.hpp"
TEST(Circle, Area) { EXPECT_GT(Circle().area(), 0); }

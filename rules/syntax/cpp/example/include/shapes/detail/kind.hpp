#pragma once
enum class Kind { round, square };

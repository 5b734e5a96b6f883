#pragma once
#include <memory>
#include <shapes/detail/kind.hpp>
namespace shapes {
class Shape {
 public:
  virtual ~Shape() {}
  virtual double area() const = 0;
};
}  // namespace shapes
#include "detail/shape_impl.hpp"

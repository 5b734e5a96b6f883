#pragma once
#include <shapes/shape.hpp>
class Circle : public shapes::Shape {
 public:
  double area() const override;

 private:
  double r = 1;
};

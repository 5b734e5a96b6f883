#include "circle.hpp"

#include <boost/math/constants/constants.hpp>
#include <vector>

#include "generated/shape.pb.h"

double Circle::area() const { return 3.0 * r * r; }

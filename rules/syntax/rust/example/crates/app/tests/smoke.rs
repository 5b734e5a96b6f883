mod common;

use common::start;

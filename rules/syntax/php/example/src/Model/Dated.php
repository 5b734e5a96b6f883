<?php

namespace Shop\Model;

trait Dated
{
}

<?php

namespace Shop;

interface Priced
{
}

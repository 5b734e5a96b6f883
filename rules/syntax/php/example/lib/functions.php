<?php

namespace Shop;

function label(): string
{
    return "shop";
}

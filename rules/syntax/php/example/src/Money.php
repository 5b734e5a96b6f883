<?php

namespace Shop;

final class Money
{
}

<?php

require __DIR__ . '/../lib/setup.php';
require_once ROOT . '/lib/functions.php';
require $config;

use Shop\Model;

$order = new Model\Order();

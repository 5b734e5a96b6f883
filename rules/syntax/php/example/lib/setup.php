<?php

define("ROOT", dirname(__DIR__));

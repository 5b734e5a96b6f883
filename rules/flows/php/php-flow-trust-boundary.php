<?php
session_start();
// ruleid: php-flow-trust-boundary
$_SESSION['role'] = $_POST['role'];
$name = $_GET['name'];
// ruleid: php-flow-trust-boundary
$_SESSION['name'] = trim($name);
// ok: php-flow-trust-boundary
$_SESSION['page'] = (int) $_GET['page'];
// ok: php-flow-trust-boundary
$_SESSION['since'] = time();

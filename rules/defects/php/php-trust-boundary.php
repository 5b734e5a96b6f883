<?php
// ruleid: php-trust-boundary
$_SESSION['role'] = $_POST['role'];
$user = $_GET['user'];
// ruleid: php-trust-boundary
$_SESSION['user'] = $user;
// ok: php-trust-boundary
$_SESSION['page'] = (int) $_GET['page'];
// ok: php-trust-boundary
$_SESSION['role'] = 'guest';
// ok: php-trust-boundary
$row['name'] = $_POST['name'];

<?php
// ruleid: php-file-inclusion
include $_GET['page'] . '.php';
$lang = $_COOKIE['lang'];
// ruleid: php-file-inclusion
require_once("lang/$lang.php");
// ruleid: php-file-inclusion
include('pages/' . $_REQUEST['p']);
// ok: php-file-inclusion
include 'pages/home.php';
// ok: php-file-inclusion
require 'lang/' . basename($_COOKIE['lang']) . '.php';
$page = $_GET['page'];
if (!in_array($page, ['home', 'about'], true)) { $page = 'home'; }
// ok: php-file-inclusion
include "pages/$page.php";

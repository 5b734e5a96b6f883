<?php
$page = $_GET['page'] ?? 'start';
// ruleid: php-flow-file-inclusion
include __DIR__ . '/pages/' . $page . '.php';

function load(string $language): array
{
    // ruleid: php-flow-file-inclusion
    return require "lang/$language.php";
}

load($_COOKIE['language']);
$pages = ['start' => 'start.php', 'about' => 'about.php'];
// ok: php-flow-file-inclusion
include __DIR__ . '/pages/' . ($pages[$page] ?? 'start.php');
// ok: php-flow-file-inclusion
require_once __DIR__ . '/vendor/autoload.php';
// ok: php-flow-file-inclusion
include 'pages/' . basename($page) . '.php';

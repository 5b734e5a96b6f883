<?php
$text = $_POST['template'];
// ruleid: php-flow-template-injection
$page = $twig->createTemplate($text)->render();

function preview(Environment $twig): string
{
    $part = 'Dear ' . $_GET['greeting'];
    // ruleid: php-flow-template-injection
    return $twig->createTemplate($part)->render([]);
}

// ok: php-flow-template-injection
$page = $twig->createTemplate('Dear {{ name }}')->render(['name' => $_POST['name']]);
// ok: php-flow-template-injection
$page = $twig->render('page.html.twig', ['text' => $text]);

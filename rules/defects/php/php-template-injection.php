<?php
// ruleid: php-template-injection
echo $twig->createTemplate($_GET['t'])->render([]);
$text = 'Hello ' . $_POST['name'];
// ruleid: php-template-injection
$smarty->display('string:' . $text);
// ruleid: php-template-injection
echo Blade::render($text);
// ok: php-template-injection
echo $twig->render('page.html', ['name' => $_GET['name']]);
// ok: php-template-injection
$smarty->display('page.tpl');

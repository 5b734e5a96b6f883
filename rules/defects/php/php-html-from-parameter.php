<?php
function show($text) {
    // ruleid: php-html-from-parameter
    echo '<div>' . $text . '</div>';
}
function row($name) {
    // ruleid: php-html-from-parameter
    echo "<td>$name</td>";
}
function safe($text) {
    // ok: php-html-from-parameter
    echo '<div>' . htmlspecialchars($text) . '</div>';
    // ok: php-html-from-parameter
    echo '<div></div>';
}

<?php
$name = $_GET['name'] ?? '';
// ruleid: php-flow-cross-site-scripting
echo '<p>Hello ' . $name . '</p>';
// ok: php-flow-cross-site-scripting
echo '<p>Hello ' . htmlspecialchars($name, ENT_QUOTES) . '</p>';

function title(string $text): string
{
    return "<h1>{$text}</h1>";
}

// ruleid: php-flow-cross-site-scripting
print title($_POST['title']);
// ok: php-flow-cross-site-scripting
printf('<td>%d</td>', $_GET['number']);
// ok: php-flow-cross-site-scripting
echo json_encode(['name' => $name]);
?>
<ul>
<?php foreach ($_POST['tags'] as $tag): ?>
  <li class="<?= strlen($tag) ?>">
  // ruleid: php-flow-cross-site-scripting
  <?= $tag ?>
  </li>
<?php endforeach; ?>
</ul>

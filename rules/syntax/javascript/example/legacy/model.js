define(function () {
  return {};
});

exports.css = function (size) {
  return `button--${size}`;
};

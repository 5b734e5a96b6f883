define(["require", "./model"], function (require, model) {
  return model;
});

class Site < ApplicationRecord
  # ruleid: ruby-regexp-line-anchors
  validates :url, format: { with: /^https?:\/\/.+$/ }
  # ruleid: ruby-regexp-line-anchors
  validates_format_of :name, with: /^[a-z]+$/i
  # ok: ruby-regexp-line-anchors
  validates :url, format: { with: /\Ahttps?:\/\/.+\z/ }
  # ok: ruby-regexp-line-anchors
  validates :name, presence: true
end

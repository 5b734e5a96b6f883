class HooksController < ApplicationController
  # ruleid: ruby-csrf-protection-off
  skip_before_action :verify_authenticity_token
  # ruleid: ruby-csrf-protection-off
  skip_forgery_protection only: :create
  # ok: ruby-csrf-protection-off
  protect_from_forgery with: :exception
  # ok: ruby-csrf-protection-off
  skip_before_action :load_user
end

module Protection
  def skip_protection(options = {})
    # ok: ruby-csrf-protection-off
    skip_before_action :verify_authenticity_token, options
  end
end

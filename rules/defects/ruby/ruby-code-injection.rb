class CalcController < ApplicationController
  OPS = %w[sum size].freeze

  def run
    # ruleid: ruby-code-injection
    eval(params[:expr])
    # ruleid: ruby-code-injection
    @user.send(params[:field])
    # ruleid: ruby-code-injection
    model = params[:model].constantize
    op = params[:op]
    # ok: ruby-code-injection
    eval("1 + 1")
    return unless OPS.include?(op)

    # ok: ruby-code-injection
    @user.public_send(op)
    # ok: ruby-code-injection
    send(:index, params[:x])
    render plain: model
  end
end

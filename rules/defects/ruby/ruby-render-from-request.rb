class PagesController < ApplicationController
  def show
    # ruleid: ruby-render-from-request
    render inline: "Hello #{params[:name]}"
    # ruleid: ruby-render-from-request
    render file: params[:page]
    # ok: ruby-render-from-request
    render :show, locals: { name: params[:name] }
    # ok: ruby-render-from-request
    render inline: "<b>Hello</b>"
  end
end

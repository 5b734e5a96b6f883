; Bindings, uses and control flow of Go; see dataprep/parse/flows.py for the names.
; https://go.dev/ref/spec

(identifier) @name
(type_identifier) @name.type
(package_identifier) @name
(package_clause (package_identifier) @outside.module)
(import_spec name: (package_identifier) @define.module.always)
(field_identifier) @outside.field
(qualified_type name: (type_identifier) @outside.type)
(method_elem name: (field_identifier) @outside.method)
(selector_expression operand: (identifier) field: (field_identifier) @member)
(call_expression function: [(identifier) @call (selector_expression field: (field_identifier) @call)])
(composite_literal type: [(type_identifier) (qualified_type) (generic_type)]
  body: (literal_value (keyed_element key: (literal_element (identifier) @outside.field))))
(literal_element (literal_value (keyed_element key: (literal_element (identifier) @outside.field))))

; Scopes

[(function_declaration) (method_declaration) (func_literal) (function_type) (method_elem)] @scope.function
[(block) (if_statement) (for_statement) (expression_switch_statement) (type_switch_statement) (select_statement)
 (expression_case) (default_case) (type_case) (communication_case) (type_spec)] @scope.block
(field_declaration_list) @scope.members

; Bindings

(function_declaration name: (identifier) @define.function.outer.always)
(method_declaration name: (field_identifier) @define.method.owned)
(method_declaration receiver: (parameter_list (parameter_declaration type: [(type_identifier) @owner
  (pointer_type [(type_identifier) @owner (generic_type type: (type_identifier) @owner)])
  (generic_type type: (type_identifier) @owner)])))
(type_spec name: (type_identifier) @define.class.outer.always)
(type_alias name: (type_identifier) @define.class.always)
(type_parameter_declaration name: (identifier) @define.type.always)
(field_declaration_list (field_declaration name: (field_identifier) @define.field.always))
(parameter_declaration name: (identifier) @define.parameter.here)
(variadic_parameter_declaration name: (identifier) @define.parameter.here)
(short_var_declaration left: (expression_list (identifier) @define.variable.here))
(var_spec name: (identifier) @define.variable.here)
(const_spec name: (identifier) @define.variable.here)
(range_clause left: (expression_list (identifier) @define.variable.here) ":=")
(range_clause left: (expression_list (identifier) @set) "=")
(receive_statement left: (expression_list (identifier) @define.variable.here) ":=")
(receive_statement left: (expression_list (identifier) @set) "=")
(type_switch_statement alias: (expression_list (identifier) @define.variable.here))
(assignment_statement left: (expression_list (identifier) @set))
(assignment_statement left: (expression_list (identifier) @set.update)
  operator: ["+=" "-=" "*=" "/=" "%=" "&=" "|=" "^=" "<<=" ">>=" "&^="])
[(inc_statement (identifier) @set.update) (dec_statement (identifier) @set.update)]
(assignment_statement left: (expression_list (selector_expression operand: (identifier) field: (field_identifier) @define.field.member)))
(assignment_statement left: (expression_list (selector_expression operand: (identifier) field: (field_identifier) @define.field.member.update))
  operator: ["+=" "-=" "*=" "/=" "%=" "&=" "|=" "^=" "<<=" ">>=" "&^="])
[(inc_statement (selector_expression operand: (identifier) field: (field_identifier) @define.field.member.update))
 (dec_statement (selector_expression operand: (identifier) field: (field_identifier) @define.field.member.update))]
[(short_var_declaration) (var_spec) (const_spec) (range_clause) (receive_statement) (assignment_statement)] @settle

; Control flow

(if_statement) @branch
(if_statement consequence: (_) @arm)
(if_statement alternative: (_) @arm.else)
(for_statement) @loop
(for_statement . (block)) @loop.endless
(for_statement (for_clause !condition)) @loop.endless
(for_clause condition: (_) @head)
(for_clause update: (_) @late)
(for_statement [(binary_expression) (unary_expression) (call_expression) (identifier) (selector_expression)
  (parenthesized_expression)] @head)
(for_statement body: (_) @body)
[(expression_switch_statement) (type_switch_statement)] @switch
(select_statement) @switch.full
[(expression_case) (type_case) (communication_case)] @arm
(default_case) @arm.else
(return_statement) @jump.return
(break_statement) @jump.break
(continue_statement) @jump.continue
(labeled_statement label: (_) @label)
[(break_statement (label_name) @target) (continue_statement (label_name) @target)]

; Types beside names

(parameter_declaration name: (identifier) @typed type: (_) @type)
(variadic_parameter_declaration name: (identifier) @typed type: (_) @type)
(var_spec name: (identifier) @typed type: (_) @type)
(const_spec name: (identifier) @typed type: (_) @type)
(field_declaration name: (field_identifier) @typed type: (_) @type)
(function_declaration name: (identifier) @typed.result result: (_) @type.result)
(method_declaration name: (field_identifier) @typed.result result: (_) @type.result)

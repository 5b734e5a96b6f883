; Bindings, uses and control flow of Java; see dataprep/parse/flows.py for the names.
; https://docs.oracle.com/javase/specs/jls/se21/html/jls-6.html

(identifier) @name
(type_identifier) @name.type
(method_invocation !object name: (identifier) @name.method @call)
(method_invocation object: (_) name: (identifier) @outside.method)
(method_invocation object: (identifier) name: (identifier) @member @call)
(method_invocation object: (this) name: (identifier) @member.self @call)
(method_reference (this) (identifier) @member.self @call)
(method_reference (_) (identifier) @outside.method .)
(field_access field: (identifier) @outside.field)
(field_access object: (identifier) field: (identifier) @member)
(field_access object: (this) field: (identifier) @member.self)
(object_creation_expression type: [(type_identifier) @call (generic_type (type_identifier) @call)])
(scoped_type_identifier (type_identifier) @outside.type .)
(element_value_pair key: (identifier) @outside.field)
(marker_annotation name: (identifier) @name.type)
(annotation name: (identifier) @name.type)
(package_declaration [(identifier) @outside.module (scoped_identifier (identifier) @outside.module)])
(scoped_identifier (identifier) @outside.module)
(import_declaration (identifier) @outside.module)

; Scopes

[(method_declaration) (constructor_declaration) (compact_constructor_declaration) (lambda_expression)
 (static_initializer)] @scope.function
[(class_declaration) (interface_declaration) (enum_declaration) (record_declaration) (annotation_type_declaration)
 (block) (constructor_body) (for_statement) (enhanced_for_statement) (try_with_resources_statement) (catch_clause)
 (switch_block) (switch_rule)] @scope.block
[(class_body) (interface_body) (enum_body) (annotation_type_body)] @scope.type

; Bindings

(class_declaration name: (identifier) @define.class.outer.always)
(interface_declaration name: (identifier) @define.class.outer.always)
(enum_declaration name: (identifier) @define.class.outer.always)
(record_declaration name: (identifier) @define.class.outer.always)
(annotation_type_declaration name: (identifier) @define.class.outer.always)
(type_parameter (type_identifier) @define.type.always)
(method_declaration name: (identifier) @define.method.outer.always.callable)
(constructor_declaration name: (identifier) @define.method.outer.always.callable)
(compact_constructor_declaration name: (identifier) @define.method.outer.always.callable)
(annotation_type_element_declaration name: (identifier) @define.method.always.callable)
(field_declaration declarator: (variable_declarator name: (identifier) @define.field.always))
(constant_declaration declarator: (variable_declarator name: (identifier) @define.field.always))
(enum_constant name: (identifier) @define.field.always)
(record_declaration parameters: (formal_parameters (formal_parameter name: (identifier) @define.field.always)))
(formal_parameter name: (identifier) @define.parameter.here)
(spread_parameter (variable_declarator name: (identifier) @define.parameter.here))
(lambda_expression parameters: [(identifier) @define.parameter.here (inferred_parameters (identifier) @define.parameter.here)])
(catch_formal_parameter name: (identifier) @define.parameter.here)
(local_variable_declaration declarator: (variable_declarator name: (identifier) @define.variable.here value: (_)))
(local_variable_declaration declarator: (variable_declarator name: (identifier) @define.variable.here.bare !value))
(enhanced_for_statement name: (identifier) @define.variable.here)
(resource name: (identifier) @define.variable.here)
(instanceof_expression name: (identifier) @define.variable.here)
(type_pattern (identifier) @define.variable.here)
(record_pattern . (identifier) @name.type)
(record_pattern_component (identifier) @define.variable.here)
(assignment_expression left: (identifier) @set)
(assignment_expression left: (identifier) @set.update operator: ["+=" "-=" "*=" "/=" "%=" "&=" "|=" "^=" "<<=" ">>=" ">>>="])
(update_expression (identifier) @set.update)
(assignment_expression left: (field_access object: (this) field: (identifier) @define.field.self))
(update_expression (field_access object: (this) field: (identifier) @define.field.self.update))
[(variable_declarator) (assignment_expression) (resource)] @settle

(import_declaration (scoped_identifier name: (identifier) @define.class.always) .)
(import_declaration "static" (scoped_identifier name: (identifier) @define.method.always.callable) .)

; Control flow

(if_statement) @branch
(if_statement consequence: (_) @arm)
(if_statement alternative: (_) @arm.else)
[(for_statement) (enhanced_for_statement) (while_statement)] @loop
(do_statement) @loop.after
(for_statement condition: (_) @head)
(for_statement !condition) @loop.endless
(for_statement update: (_) @late)
(while_statement condition: (_) @head)
(while_statement condition: (parenthesized_expression (true))) @loop.endless
[(for_statement body: (_) @body) (enhanced_for_statement body: (_) @body) (while_statement body: (_) @body) (do_statement body: (_) @body)]
(switch_expression) @switch
(switch_block_statement_group) @case
(switch_block_statement_group (switch_label "default")) @case.else
(switch_rule) @arm
(switch_rule (switch_label "default")) @arm.else
[(try_statement) (try_with_resources_statement)] @try
[(try_statement body: (_) @try.body) (try_with_resources_statement body: (_) @try.body)]
(catch_clause) @handler
(finally_clause) @finally
[(return_statement) (throw_statement)] @jump.return
[(break_statement) (yield_statement)] @jump.break
(continue_statement) @jump.continue
(labeled_statement . (identifier) @label)
[(break_statement (identifier) @target) (continue_statement (identifier) @target)]
(ternary_expression (parenthesized_expression (assignment_expression)) @option)
(binary_expression right: (parenthesized_expression (assignment_expression)) @option)

; Types beside names

(formal_parameter type: (_) @type.before name: (identifier) @typed.before)
(local_variable_declaration type: (_) @type.before declarator: (variable_declarator name: (identifier) @typed.before))
(field_declaration type: (_) @type.before declarator: (variable_declarator name: (identifier) @typed.before))
(constant_declaration type: (_) @type.before declarator: (variable_declarator name: (identifier) @typed.before))
(method_declaration type: (_) @type.before name: (identifier) @typed.before)
(enhanced_for_statement type: (_) @type.before name: (identifier) @typed.before)
(resource type: (_) @type.before name: (identifier) @typed.before)
(catch_formal_parameter (catch_type) @type.before name: (identifier) @typed.before)
(instanceof_expression right: (_) @type.before name: (identifier) @typed.before)
(type_pattern . (_) @type.before (identifier) @typed.before)

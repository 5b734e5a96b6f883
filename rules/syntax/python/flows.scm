; Bindings, uses and control flow of Python; see dataprep/parse/flows.py for the names.
; https://docs.python.org/3/reference/executionmodel.html

(identifier) @name
(attribute attribute: (identifier) @outside.field)
(attribute object: (identifier) attribute: (identifier) @member)
(keyword_argument name: (identifier) @outside.parameter)
(keyword_pattern . (identifier) @outside.field)
(call function: [(identifier) @call (attribute attribute: (identifier) @call)])

; Scopes

[(function_definition) (lambda)] @scope.function
(class_definition body: (block) @scope.class)
[(list_comprehension) (set_comprehension) (dictionary_comprehension) (generator_expression)] @scope.all
[(default_parameter value: (_) @escape) (typed_default_parameter type: (_) @escape value: (_) @escape)
 (typed_parameter type: (_) @escape) (function_definition return_type: (_) @escape)]
(list_comprehension body: (_) . (for_in_clause right: (_) @escape))
(set_comprehension body: (_) . (for_in_clause right: (_) @escape))
(dictionary_comprehension body: (_) . (for_in_clause right: (_) @escape))
(generator_expression body: (_) . (for_in_clause right: (_) @escape))

; Bindings

(function_definition name: (identifier) @define.function.outer)
(class_definition name: (identifier) @define.class)
(class_definition) @settle
(parameters [(identifier) @define.parameter (default_parameter name: (identifier) @define.parameter)
  (typed_default_parameter name: (identifier) @define.parameter)
  (typed_parameter [(identifier) @define.parameter (list_splat_pattern (identifier) @define.parameter)
    (dictionary_splat_pattern (identifier) @define.parameter)])
  (list_splat_pattern (identifier) @define.parameter) (dictionary_splat_pattern (identifier) @define.parameter)])
(lambda_parameters [(identifier) @define.parameter (default_parameter name: (identifier) @define.parameter)
  (list_splat_pattern (identifier) @define.parameter) (dictionary_splat_pattern (identifier) @define.parameter)])
(assignment left: (identifier) @define.variable right: (_))
(assignment left: (identifier) @define.variable.bare !right)
(assignment left: (list_splat_pattern (identifier) @define.variable))
(augmented_assignment left: (identifier) @define.variable.update)
[(pattern_list (identifier) @define.variable) (tuple_pattern (identifier) @define.variable)
 (list_pattern (identifier) @define.variable) (pattern_list (list_splat_pattern (identifier) @define.variable))
 (tuple_pattern (list_splat_pattern (identifier) @define.variable)) (list_pattern (list_splat_pattern (identifier) @define.variable))]
(named_expression name: (identifier) @define.variable.through)
[(for_statement left: (identifier) @define.variable) (for_in_clause left: (identifier) @define.variable)]
(as_pattern_target [(identifier) @define.variable (tuple (identifier) @define.variable) (list (identifier) @define.variable)])
(type_alias_statement left: (type (identifier) @define.type))
(case_pattern [(dotted_name . (identifier) @define.variable .) (splat_pattern (identifier) @define.variable)
  (as_pattern (identifier) @define.variable .)])
(keyword_pattern (dotted_name . (identifier) @define.variable .))
[(assignment) (augmented_assignment) (named_expression)] @settle

(import_statement name: (dotted_name (identifier) @outside.module))
(import_statement name: (dotted_name . (identifier) @define.module))
(import_from_statement module_name: [(dotted_name (identifier) @outside.module) (relative_import (dotted_name (identifier) @outside.module))])
(import_from_statement name: (dotted_name (identifier) @define.unknown))
(future_import_statement name: (dotted_name (identifier) @outside.unknown))
(aliased_import name: (dotted_name (identifier) @outside.unknown) alias: (identifier) @define.unknown)

(global_statement (identifier) @global)
(nonlocal_statement (identifier) @nonlocal)

[(assignment left: (attribute object: (identifier) attribute: (identifier) @define.field.member))
 (pattern_list (attribute object: (identifier) attribute: (identifier) @define.field.member))
 (tuple_pattern (attribute object: (identifier) attribute: (identifier) @define.field.member))
 (for_statement left: (attribute object: (identifier) attribute: (identifier) @define.field.member))
 (as_pattern_target (attribute object: (identifier) attribute: (identifier) @define.field.member))]
(augmented_assignment left: (attribute object: (identifier) attribute: (identifier) @define.field.member.update))

; Control flow

[(if_statement) (match_statement)] @branch
(if_statement consequence: (_) @arm)
(if_statement alternative: (elif_clause) @arm)
(if_statement alternative: (else_clause) @arm.else)
(match_statement body: (_ (case_clause) @arm))
(match_statement body: (_ (case_clause . (case_pattern . "_") !guard) @arm.else))
[(for_statement) (while_statement)] @loop
(while_statement condition: (_) @head)
(while_statement condition: (true)) @loop.endless
[(for_statement body: (_) @body) (while_statement body: (_) @body)]
[(for_statement alternative: (_) @loop.else) (while_statement alternative: (_) @loop.else)]
(try_statement) @try
(try_statement body: (_) @try.body)
(try_statement [(except_clause) @handler (else_clause) @try.else (finally_clause) @finally])
[(return_statement) (raise_statement)] @jump.return
(break_statement) @jump.break
(continue_statement) @jump.continue

; Types beside names

(typed_parameter . [(identifier) @typed (list_splat_pattern (identifier) @typed) (dictionary_splat_pattern (identifier) @typed)]
  type: (_) @type)
(typed_default_parameter name: (identifier) @typed type: (_) @type)
(assignment left: [(identifier) @typed (attribute attribute: (identifier) @typed)] type: (_) @type)
(function_definition name: (identifier) @typed.result return_type: (_) @type.result)

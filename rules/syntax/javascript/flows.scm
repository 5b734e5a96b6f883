; inherits: javascript/flows.common.scm
; What JavaScript's grammar names otherwise than TypeScript's.

(formal_parameters (identifier) @bind)
(class_body (field_definition property: [(property_identifier) (private_property_identifier)] @define.field.always))

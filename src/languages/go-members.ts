/** What the methods of structs share. */
export const goMembers = `import "encoding/json"

// joinMembers writes a struct and the members that it has no field for.
func joinMembers(known any, more map[string]any) ([]byte, error) {
	text, err := json.Marshal(known)
	if err != nil || len(more) == 0 {
		return text, err
	}
	rest, err := json.Marshal(more)
	if err != nil {
		return nil, err
	}
	if len(text) == len("{}") {
		return rest, nil
	}
	text[len(text)-1] = ','
	return append(text, rest[1:]...), nil
}

// splitMembers reads a struct, and gives back all members as they came.
func splitMembers(text []byte, known any) (map[string]json.RawMessage, error) {
	if err := json.Unmarshal(text, known); err != nil {
		return nil, err
	}
	members := map[string]json.RawMessage{}
	return members, json.Unmarshal(text, &members)
}

// takeMember reads one member, where it is there.
func takeMember(members map[string]json.RawMessage, name string, field any) error {
	member, found := members[name]
	if !found {
		return nil
	}
	delete(members, name)
	return json.Unmarshal(member, field)
}

// takeOthers keeps the members that have no field.
func takeOthers[T any](members map[string]json.RawMessage, others *map[string]T, known ...string) error {
	for _, name := range known {
		delete(members, name)
	}
	if len(members) == 0 {
		return nil
	}
	*others = map[string]T{}
	for name, member := range members {
		var value T
		if err := json.Unmarshal(member, &value); err != nil {
			return err
		}
		(*others)[name] = value
	}
	return nil
}
`;

"""The published forms of plans and checks, and the sentences about sessions in them."""

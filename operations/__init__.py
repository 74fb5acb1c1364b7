"""What the secretary asks for, one plain function each; window and command line call the same ones."""
